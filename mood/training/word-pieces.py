"""Makes mood/training/word-pieces.bin: the word pieces of all-MiniLM-L6-v2 with its word vectors, reduced to a few dimensions.

The mood engine's network starts from these vectors, so that words which our labelled texts do not have are near those that they have.
all-MiniLM-L6-v2 is by the authors of sentence-transformers (Apache-2.0, see NOTICE). Needs numpy and safetensors; run once, with the folder of
the model, which must hold model.safetensors and tokenizer.json:

    python3 mood/training/word-pieces.py FOLDER

The file: the length of the list of pieces (32 bits, little end first), the pieces parted by line feeds, then DIMENSIONS signed bytes a piece.
"""

import json
import re
import struct
import sys

import numpy
from safetensors.numpy import load_file

DIMENSIONS = 16
SPREAD = 40  # What one standard deviation of all values is in bytes.

folder = sys.argv[1]
vectors = next(values for name, values in load_file(f"{folder}/model.safetensors").items() if "word_embeddings" in name)
vocabulary = json.load(open(f"{folder}/tokenizer.json", encoding="utf8"))["model"]["vocab"]
pieces = [piece for piece, _ in sorted(vocabulary.items(), key=lambda entry: entry[1]) if re.fullmatch(r"(##)?[a-z]+|[.,!?;:0]|…", piece)]
rows = vectors[[vocabulary[piece] for piece in pieces]].astype(numpy.float64)
rows -= rows.mean(axis=0)
_, _, axes = numpy.linalg.svd(rows, full_matrices=False)
reduced = rows @ axes[:DIMENSIONS].T
reduced *= numpy.sign(axes[:DIMENSIONS].sum(axis=1))  # The sign of an axis is chance; so it is the same everywhere.
values = numpy.clip(numpy.round(reduced / reduced.std() * SPREAD), -127, 127).astype(numpy.int8)
text = "\n".join(pieces).encode()
with open("mood/training/word-pieces.bin", "wb") as file:
    file.write(struct.pack("<I", len(text)) + text + values.tobytes())
print(len(pieces), "pieces")
