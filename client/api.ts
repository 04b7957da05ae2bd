/** What the API takes and answers. `npm run docs:client` writes this file from docs/openapi.json: do not change it by hand. */

export type Message = {
  readonly id: string;
  readonly platform: string;
  readonly account: string;
  readonly kind: "post" | "comment" | "reply" | "direct";
  readonly visibility: "public" | "private";
  readonly direction: "inbound" | "outbound";
  readonly author: Author;
  readonly text: string;
  readonly language?: string;
  readonly url?: string;
  readonly rating?: number;
  readonly threadId: string;
  readonly inReplyTo?: string;
  readonly engagement: Engagement;
  readonly sentAt: string;
  readonly edited?: string;
  readonly brand: string;
  readonly receivedAt: string;
  readonly deleted?: boolean;
  readonly sentiment?: Sentiment;
  readonly conversation?: string;
};

export type Author = {
  readonly id: string;
  readonly ids?: readonly string[];
  readonly handle?: string;
  readonly name?: string;
  readonly followers?: number;
  readonly verified?: boolean;
  readonly role: "customer" | "agent" | "employee" | "automation";
};

export type Engagement = {
  readonly likes: number;
  readonly shares: number;
  readonly replies: number;
  readonly views: number;
};

export type Sentiment = {
  readonly label: "POSITIVE" | "NEGATIVE" | "NEUTRAL" | "MIXED";
  readonly positive: number;
  readonly negative: number;
  readonly neutral: number;
  readonly mixed: number;
  readonly engine: "comprehend" | "embedded" | "rating" | "unread";
  readonly partial?: true;
};

export type Conversation = {
  readonly id: string;
  readonly brand: string;
  readonly platform: string;
  readonly customer: {
    readonly id: string;
    readonly ids?: readonly string[];
    readonly handle?: string;
    readonly name?: string;
    readonly followers?: number;
  };
  readonly status: "waiting-on-brand" | "waiting-on-customer" | "resolved";
  readonly team: "care" | "sales" | "communications" | "compliance";
  readonly assignedTo?: string;
  readonly intent: "complaint" | "question" | "purchase" | "churn" | "praise" | "spam" | "other";
  readonly because: readonly string[];
  readonly priority: {
    readonly score: number;
    readonly reasons: readonly string[];
  };
  readonly messageCount: number;
  readonly firstMessageAt: string;
  readonly lastMessageAt: string;
  readonly clocks: {
    readonly firstResponseSeconds?: number;
    readonly nextResponseSecondsAverage?: number;
    readonly resolutionSeconds?: number;
    readonly dueAt?: string;
    readonly overdue: boolean;
  };
  readonly mood: {
    readonly first: (number | null);
    readonly last: (number | null);
    readonly lift: (number | null);
    readonly read?: number;
  };
  readonly reach: number;
  readonly runAround: boolean;
  readonly answeredInChannel?: boolean;
  readonly answers: readonly Answer[];
  readonly opportunity: boolean;
  readonly sale?: Sale;
  readonly public: boolean;
  readonly asks: boolean;
  readonly waitsSince?: string;
  readonly hops: number;
  readonly resolvedAt?: string;
  readonly reopened: number;
  readonly earlier: number;
};

export type Answer = {
  readonly id: string;
  readonly at: string;
  readonly agent: string;
  readonly seconds?: number;
  readonly first: boolean;
  readonly elsewhere: boolean;
  readonly words: readonly string[];
  readonly handOff?: string;
};

export type Sale = {
  readonly kind: "purchase" | "switching";
  readonly competitor?: string;
  readonly since: string;
  readonly words: readonly string[];
  readonly outcome?: "won" | "lost";
  readonly outcomeAt?: string;
};

export type Incident = {
  readonly id: string;
  readonly brand: string;
  readonly kind: "crisis" | "viral" | "ghost";
  readonly state: "open" | "acknowledged" | "resolved";
  readonly severity: "watch" | "serious" | "critical";
  readonly rules: readonly string[];
  readonly openedAt: string;
  readonly acknowledgedAt?: string;
  readonly acknowledgedBy?: string;
  readonly answeredAt?: string;
  readonly recoveredAt?: string;
  readonly resolvedAt?: string;
  readonly verdict?: "real" | "false-alarm";
  readonly evidence: Evidence;
  readonly about?: Readonly<Record<string, readonly string[]>>;
  readonly besides?: string;
  readonly reopened?: number;
  readonly viral: readonly string[];
  readonly calmSince?: string;
  readonly alerts: readonly IncidentAlert[];
  readonly steppedTo: string;
};

export type Evidence = {
  readonly from: string;
  readonly to: string;
  readonly messages: number;
  readonly unread: number;
  readonly negatives: number;
  readonly negativeShare: number;
  readonly shareLow: number;
  readonly shareHigh: number;
  readonly baselineShare?: number;
  readonly authors: number;
  readonly negativeAuthors: number;
  readonly reach: number;
  readonly languages: Readonly<Record<string, number>>;
  readonly platforms: Readonly<Record<string, number>>;
  readonly driving: readonly string[];
  readonly phrases: readonly string[];
  readonly because: readonly string[];
  readonly precision?: readonly {
    readonly rule: string;
    readonly real: number;
    readonly falseAlarms: number;
  }[];
};

export type IncidentAlert = {
  readonly id: string;
  readonly step: string;
  readonly at: string;
  readonly dueAt: string;
  readonly claimedAt?: string;
  readonly deliveredAt?: string;
};

export type PulsePoint = {
  readonly at: string;
  readonly messages: number;
  readonly negatives: number;
  readonly authors: number;
  readonly reach: number;
  readonly negativeShare: number;
  readonly sealed: boolean;
};

export type BrandDocument = {
  readonly brand: string;
  readonly name: string;
  readonly timeZone: string;
  readonly accounts: readonly {
    readonly platform: string;
    readonly account: string;
    readonly silentAfterMinutes?: number;
  }[];
  readonly teams: Readonly<Record<string, {
    readonly answerWithinMinutes: number;
    readonly hours: string;
    readonly capacity?: number;
  }>>;
  readonly crisis: {
    readonly windowMinutes: number;
    readonly negativeShare: number;
    readonly margin: number;
    readonly minMessages: number;
    readonly minAuthors: number;
    readonly surge: boolean;
    readonly viralReach: number;
    readonly ghosts: boolean;
  };
  readonly competitors: readonly {
    readonly name: string;
    readonly terms: readonly string[];
  }[];
  readonly employees: readonly {
    readonly platform: string;
    readonly handle: string;
  }[];
  readonly guidelines: readonly {
    readonly name: string;
    readonly terms: readonly string[];
    readonly level: "advice" | "legal" | "regulated";
    readonly advice?: string;
  }[];
  readonly handOffs: readonly {
    readonly name: string;
    readonly terms: readonly string[];
  }[];
  readonly vocabulary: readonly {
    readonly intent: "complaint" | "question" | "purchase" | "churn" | "praise" | "spam";
    readonly terms: readonly string[];
  }[];
  readonly alerts: {
    readonly emails: readonly string[];
    readonly webhooks: readonly {
      readonly url: string;
      readonly secret?: string;
      readonly events: readonly ("incident" | "conversation" | "opportunity")[];
    }[];
    readonly groupMinutes: number;
    readonly repeatMinutes: number;
    readonly escalateTo: readonly string[];
    readonly escalateAfterMinutes: number;
    readonly quietHours?: string;
    readonly digestAt: string;
    readonly operations: readonly string[];
  };
  readonly reports: {
    readonly emails: readonly string[];
    readonly daily: boolean;
    readonly weekly: boolean;
    readonly at: string;
  };
};

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly {
    readonly path: string;
    readonly message: string;
  }[];
};

export type GetHealthAnswer = {
  readonly status: "ok";
  readonly version: string;
  readonly inbox?: {
    readonly waiting: number;
    readonly deadLetters: number;
  };
  readonly messages?: number;
  readonly brands?: number;
  readonly incidentsOpen?: number;
};

export type GetOpenapiJsonAnswer = {
  readonly openapi: "3.1.1";
};

export type GetBrandsAnswer = {
  readonly items: readonly {
    readonly brand: string;
    readonly name: string;
    readonly accounts: readonly {
      readonly platform: string;
      readonly account: string;
      readonly silentAfterMinutes?: number;
    }[];
  }[];
};

export type GetBrandPulseAnswer = {
  readonly items: readonly PulsePoint[];
};

export type GetBrandMessagesAnswer = {
  readonly items: readonly Message[];
  readonly next?: string;
};

export type GetBrandAuditAnswer = {
  readonly items: readonly {
    readonly id: string;
    readonly at: string;
    readonly by: string;
    readonly action: "assign" | "hand-over" | "resolve" | "reopen" | "note" | "outcome" | "acknowledge" | "resolve-incident" | "describe-brand" | "export" | "erase-author";
    readonly subject: string;
  }[];
  readonly next?: string;
};

export type GetBrandExportAnswer202 = {
  readonly url: string;
  readonly expiresAt: string;
};

export type DeleteBrandAuthorAnswer = {
  readonly author: string;
  readonly state: "under-way" | "erased";
  readonly upTo: string;
  readonly messages: number;
  readonly conversations: number;
};

export type GetBrandConversationsAnswer = {
  readonly items: readonly Conversation[];
  readonly next?: string;
};

export type GetConversationAnswer = {
  readonly id: string;
  readonly brand: string;
  readonly platform: string;
  readonly customer: {
    readonly id: string;
    readonly ids?: readonly string[];
    readonly handle?: string;
    readonly name?: string;
    readonly followers?: number;
  };
  readonly status: "waiting-on-brand" | "waiting-on-customer" | "resolved";
  readonly team: "care" | "sales" | "communications" | "compliance";
  readonly assignedTo?: string;
  readonly intent: "complaint" | "question" | "purchase" | "churn" | "praise" | "spam" | "other";
  readonly because: readonly string[];
  readonly priority: {
    readonly score: number;
    readonly reasons: readonly string[];
  };
  readonly messageCount: number;
  readonly firstMessageAt: string;
  readonly lastMessageAt: string;
  readonly clocks: {
    readonly firstResponseSeconds?: number;
    readonly nextResponseSecondsAverage?: number;
    readonly resolutionSeconds?: number;
    readonly dueAt?: string;
    readonly overdue: boolean;
  };
  readonly mood: {
    readonly first: (number | null);
    readonly last: (number | null);
    readonly lift: (number | null);
    readonly read?: number;
  };
  readonly reach: number;
  readonly runAround: boolean;
  readonly answeredInChannel?: boolean;
  readonly answers: readonly Answer[];
  readonly opportunity: boolean;
  readonly sale?: Sale;
  readonly public: boolean;
  readonly asks: boolean;
  readonly waitsSince?: string;
  readonly hops: number;
  readonly resolvedAt?: string;
  readonly reopened: number;
  readonly earlier: number;
  readonly messages: readonly Message[];
  readonly acts: readonly ({
    readonly id: string;
    readonly at: string;
    readonly by: string;
    readonly type: "assign";
    readonly to: (string | null);
  } | {
    readonly id: string;
    readonly at: string;
    readonly by: string;
    readonly type: "hand-over";
    readonly team: "care" | "sales" | "communications" | "compliance";
    readonly to?: string;
    readonly reason: string;
  } | {
    readonly id: string;
    readonly at: string;
    readonly by: string;
    readonly type: "resolve";
    readonly reason?: string;
  } | {
    readonly id: string;
    readonly at: string;
    readonly by: string;
    readonly type: "reopen";
    readonly reason?: string;
  } | {
    readonly id: string;
    readonly at: string;
    readonly by: string;
    readonly type: "note";
    readonly text: string;
  } | {
    readonly id: string;
    readonly at: string;
    readonly by: string;
    readonly type: "outcome";
    readonly outcome: "won" | "lost";
  })[];
};

export type GetBrandIncidentsAnswer = {
  readonly items: readonly GetIncidentAnswer[];
  readonly next?: string;
};

export type GetIncidentAnswer = {
  readonly id: string;
  readonly brand: string;
  readonly kind: "crisis" | "viral" | "ghost";
  readonly state: "open" | "acknowledged" | "resolved";
  readonly severity: "watch" | "serious" | "critical";
  readonly rules: readonly string[];
  readonly openedAt: string;
  readonly acknowledgedAt?: string;
  readonly acknowledgedBy?: string;
  readonly answeredAt?: string;
  readonly recoveredAt?: string;
  readonly resolvedAt?: string;
  readonly verdict?: "real" | "false-alarm";
  readonly evidence: Evidence;
  readonly about?: Readonly<Record<string, readonly string[]>>;
  readonly besides?: string;
  readonly reopened?: number;
  readonly viral: readonly string[];
  readonly calmSince?: string;
  readonly alerts: readonly IncidentAlert[];
  readonly steppedTo: string;
  readonly stage: "open" | "escalated" | "reopened" | "acknowledged" | "answered" | "recovering" | "resolved";
};

export type GetBrandAgentsAnswer = {
  readonly from: string;
  readonly to: string;
  readonly complete: boolean;
  readonly reached?: string;
  readonly conversations: number;
  readonly items: readonly {
    readonly agent: string;
    readonly conversations: number;
    readonly answers: number;
    readonly first: {
      readonly n: number;
      readonly spread?: {
        readonly n: number;
        readonly average: number;
        readonly median: number;
        readonly p90: number;
        readonly quickest: number;
        readonly slowest: number;
      };
    };
    readonly next: {
      readonly n: number;
      readonly spread?: {
        readonly n: number;
        readonly average: number;
        readonly median: number;
        readonly p90: number;
        readonly quickest: number;
        readonly slowest: number;
      };
    };
    readonly lift: {
      readonly n: number;
      readonly mean?: number;
    };
    readonly advocatesWon?: number;
    readonly runAround: {
      readonly n: number;
      readonly share?: number;
    };
    readonly inChannel: {
      readonly n: number;
      readonly share?: number;
    };
    readonly reopened: {
      readonly n: number;
      readonly share?: number;
    };
  }[];
};

export type GetBrandClocksAnswer = {
  readonly from: string;
  readonly to: string;
  readonly complete: boolean;
  readonly reached?: string;
  readonly conversations: number;
  readonly items: readonly {
    readonly team: "care" | "sales" | "communications" | "compliance";
    readonly target: {
      readonly answerWithinMinutes: number;
      readonly hours: string;
      readonly timeZone: string;
    };
    readonly conversations: number;
    readonly first: {
      readonly spread?: {
        readonly n: number;
        readonly average: number;
        readonly median: number;
        readonly p90: number;
        readonly quickest: number;
        readonly slowest: number;
      };
      readonly withinTarget: {
        readonly n: number;
        readonly share?: number;
      };
    };
    readonly next: {
      readonly spread?: {
        readonly n: number;
        readonly average: number;
        readonly median: number;
        readonly p90: number;
        readonly quickest: number;
        readonly slowest: number;
      };
      readonly withinTarget: {
        readonly n: number;
        readonly share?: number;
      };
    };
    readonly resolution?: {
      readonly n: number;
      readonly average: number;
      readonly median: number;
      readonly p90: number;
      readonly quickest: number;
      readonly slowest: number;
    };
    readonly overdue: number;
  }[];
};

export type GetBrandGhostsAnswer = {
  readonly from: string;
  readonly to: string;
  readonly complete: boolean;
  readonly reached?: string;
  readonly conversations: number;
  readonly coverage: {
    readonly asked: number;
    readonly inTime: number;
    readonly late: number;
    readonly unanswered: number;
    readonly waiting: number;
    readonly answered: {
      readonly n: number;
      readonly share?: number;
    };
    readonly unansweredReach: number;
    readonly oldest?: {
      readonly id: string;
      readonly at: string;
    };
    readonly platforms: readonly {
      readonly asked: number;
      readonly inTime: number;
      readonly late: number;
      readonly unanswered: number;
      readonly waiting: number;
      readonly answered: {
        readonly n: number;
        readonly share?: number;
      };
      readonly platform: string;
    }[];
    readonly hours: readonly {
      readonly asked: number;
      readonly inTime: number;
      readonly late: number;
      readonly unanswered: number;
      readonly waiting: number;
      readonly answered: {
        readonly n: number;
        readonly share?: number;
      };
      readonly hour: number;
    }[];
  };
  readonly items: readonly Conversation[];
  readonly next?: string;
};

export type GetBrandCompetitorsAnswer = {
  readonly from: string;
  readonly to: string;
  readonly complete: boolean;
  readonly reached?: string;
  readonly messages: number;
  readonly own: {
    readonly name: string;
    readonly messages: number;
    readonly read: number;
    readonly negatives: number;
    readonly positives: number;
    readonly share: number;
  };
  readonly items: readonly {
    readonly name: string;
    readonly messages: number;
    readonly read: number;
    readonly negatives: number;
    readonly positives: number;
    readonly share: number;
  }[];
};

export type GetBrandReportAnswer = {
  readonly brand: string;
  readonly name: string;
  readonly timeZone: string;
  readonly kind: "day" | "week";
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly volume: {
    readonly messages: number;
    readonly read: number;
    readonly negatives: number;
    readonly negativeShare: number;
    readonly authors: number;
    readonly reach: number;
  };
  readonly before: {
    readonly messages: number;
    readonly read: number;
    readonly negatives: number;
    readonly negativeShare: number;
    readonly authors: number;
    readonly reach: number;
  };
  readonly steps: readonly {
    readonly from: string;
    readonly to: string;
    readonly messages: number;
    readonly read: number;
    readonly negatives: number;
  }[];
  readonly care: {
    readonly conversations: number;
    readonly teams: readonly {
      readonly team: "care" | "sales" | "communications" | "compliance";
      readonly target: {
        readonly answerWithinMinutes: number;
        readonly hours: string;
        readonly timeZone: string;
      };
      readonly conversations: number;
      readonly first: {
        readonly spread?: {
          readonly n: number;
          readonly average: number;
          readonly median: number;
          readonly p90: number;
          readonly quickest: number;
          readonly slowest: number;
        };
        readonly withinTarget: {
          readonly n: number;
          readonly share?: number;
        };
      };
      readonly next: {
        readonly spread?: {
          readonly n: number;
          readonly average: number;
          readonly median: number;
          readonly p90: number;
          readonly quickest: number;
          readonly slowest: number;
        };
        readonly withinTarget: {
          readonly n: number;
          readonly share?: number;
        };
      };
      readonly resolution?: {
        readonly n: number;
        readonly average: number;
        readonly median: number;
        readonly p90: number;
        readonly quickest: number;
        readonly slowest: number;
      };
      readonly overdue: number;
    }[];
    readonly coverage: {
      readonly asked: number;
      readonly inTime: number;
      readonly late: number;
      readonly unanswered: number;
      readonly waiting: number;
      readonly answered: {
        readonly n: number;
        readonly share?: number;
      };
      readonly unansweredReach: number;
      readonly oldest?: {
        readonly id: string;
        readonly at: string;
      };
      readonly platforms: readonly {
        readonly asked: number;
        readonly inTime: number;
        readonly late: number;
        readonly unanswered: number;
        readonly waiting: number;
        readonly answered: {
          readonly n: number;
          readonly share?: number;
        };
        readonly platform: string;
      }[];
      readonly hours: readonly {
        readonly asked: number;
        readonly inTime: number;
        readonly late: number;
        readonly unanswered: number;
        readonly waiting: number;
        readonly answered: {
          readonly n: number;
          readonly share?: number;
        };
        readonly hour: number;
      }[];
    };
    readonly lift: {
      readonly lift: {
        readonly n: number;
        readonly mean?: number;
      };
      readonly moves: {
        readonly detractor: {
          readonly detractor: number;
          readonly neutral: number;
          readonly advocate: number;
        };
        readonly neutral: {
          readonly detractor: number;
          readonly neutral: number;
          readonly advocate: number;
        };
        readonly advocate: {
          readonly detractor: number;
          readonly neutral: number;
          readonly advocate: number;
        };
      };
      readonly advocatesWon: number;
    };
    readonly agents: readonly {
      readonly agent: string;
      readonly conversations: number;
      readonly answers: number;
      readonly first: {
        readonly n: number;
        readonly spread?: {
          readonly n: number;
          readonly average: number;
          readonly median: number;
          readonly p90: number;
          readonly quickest: number;
          readonly slowest: number;
        };
      };
      readonly next: {
        readonly n: number;
        readonly spread?: {
          readonly n: number;
          readonly average: number;
          readonly median: number;
          readonly p90: number;
          readonly quickest: number;
          readonly slowest: number;
        };
      };
      readonly lift: {
        readonly n: number;
        readonly mean?: number;
      };
      readonly advocatesWon?: number;
      readonly runAround: {
        readonly n: number;
        readonly share?: number;
      };
      readonly inChannel: {
        readonly n: number;
        readonly share?: number;
      };
      readonly reopened: {
        readonly n: number;
        readonly share?: number;
      };
    }[];
  };
  readonly agentsLeftOut: number;
  readonly countedTo?: string;
  readonly sales: {
    readonly opportunities: number;
    readonly open: number;
    readonly won: number;
    readonly lost: number;
    readonly overdue: number;
  };
  readonly incidents: readonly {
    readonly id: string;
    readonly kind: "crisis" | "viral" | "ghost";
    readonly severity: "watch" | "serious" | "critical";
    readonly state: "open" | "acknowledged" | "resolved";
    readonly openedAt: string;
    readonly resolvedAt?: string;
    readonly verdict?: "real" | "false-alarm";
  }[];
  readonly talk: {
    readonly messages: number;
    readonly phrases: readonly {
      readonly phrase: string;
      readonly people: number;
    }[];
  };
};

export type PutBrandBody = {
  readonly brand: string;
  readonly name: string;
  readonly timeZone?: string;
  readonly accounts: readonly {
    readonly platform: string;
    readonly account: string;
    readonly silentAfterMinutes?: number;
  }[];
  readonly teams?: Readonly<Record<string, {
    readonly answerWithinMinutes?: number;
    readonly hours?: string;
    readonly capacity?: number;
  }>>;
  readonly crisis?: {
    readonly windowMinutes?: number;
    readonly negativeShare?: number;
    readonly margin?: number;
    readonly minMessages?: number;
    readonly minAuthors?: number;
    readonly surge?: boolean;
    readonly viralReach?: number;
    readonly ghosts?: boolean;
  };
  readonly competitors?: readonly {
    readonly name: string;
    readonly terms: readonly string[];
  }[];
  readonly employees?: readonly {
    readonly platform: string;
    readonly handle: string;
  }[];
  readonly guidelines?: readonly {
    readonly name: string;
    readonly terms: readonly string[];
    readonly level?: "advice" | "legal" | "regulated";
    readonly advice?: string;
  }[];
  readonly handOffs?: readonly {
    readonly name: string;
    readonly terms: readonly string[];
  }[];
  readonly vocabulary?: readonly {
    readonly intent: "complaint" | "question" | "purchase" | "churn" | "praise" | "spam";
    readonly terms: readonly string[];
  }[];
  readonly alerts?: {
    readonly emails?: readonly string[];
    readonly webhooks?: readonly {
      readonly url: string;
      readonly secret?: string;
      readonly events?: readonly ("incident" | "conversation" | "opportunity")[];
    }[];
    readonly groupMinutes?: number;
    readonly repeatMinutes?: number;
    readonly escalateTo?: readonly string[];
    readonly escalateAfterMinutes?: number;
    readonly quietHours?: string;
    readonly digestAt?: string;
    readonly operations?: readonly string[];
  };
  readonly reports?: {
    readonly emails?: readonly string[];
    readonly daily?: boolean;
    readonly weekly?: boolean;
    readonly at?: string;
  };
};

export type PostConversationAssignBody = {
  readonly assignedTo?: (string | null);
  readonly team?: "care" | "sales" | "communications" | "compliance";
  readonly reason?: string;
};

export type PostConversationHandOverBody = {
  readonly team: "care" | "sales" | "communications" | "compliance";
  readonly reason: string;
  readonly assignedTo?: string;
};

export type PostConversationResolveBody = {
  readonly reason?: string;
};

export type PostConversationNoteBody = {
  readonly text: string;
};

export type PostConversationOutcomeBody = {
  readonly outcome: "won" | "lost";
};

export type PostIncidentAcknowledgeBody = {
  readonly by?: string;
};

export type PostIncidentResolveBody = {
  readonly verdict: "real" | "false-alarm";
};

/** What can be asked and done: what each takes, and what it answers. */
export interface Operations {
  /** That we are here; figures for who may see all brands. */
  'GET /health': {
    readonly request: Record<never, never>;
    readonly answer: GetHealthAnswer;
  };
  /** This API, described. */
  'GET /openapi.json': {
    readonly request: Record<never, never>;
    readonly answer: GetOpenapiJsonAnswer;
  };
  /** The brands that the caller may see. */
  'GET /brands': {
    readonly request: Record<never, never>;
    readonly answer: GetBrandsAnswer;
  };
  /** The document of a brand, without its secrets. */
  'GET /brands/{brand}': {
    readonly request: {
      readonly path: {
        readonly brand: string;
      };
    };
    readonly answer: BrandDocument;
  };
  /** Describes a brand anew. A webhook that is known by its URL keeps its secret when none is given. */
  'PUT /brands/{brand}': {
    readonly request: {
      readonly path: {
        readonly brand: string;
      };
      readonly header?: {
        readonly 'if-match'?: string | undefined;
      };
      readonly body: PutBrandBody;
    };
    readonly answer: BrandDocument;
  };
  /** How much was said and how it sounded, step by step; by default the last 24 hours of the brand's clock. Silent steps are left out. */
  'GET /brands/{brand}/pulse': {
    readonly request: {
      readonly path: {
        readonly brand: string;
      };
      readonly query?: {
        readonly from?: string | undefined;
        readonly to?: string | undefined;
        readonly step?: string | undefined;
      };
    };
    readonly answer: GetBrandPulseAnswer;
  };
  /** All that was heard and said, the oldest first. */
  'GET /brands/{brand}/messages': {
    readonly request: {
      readonly path: {
        readonly brand: string;
      };
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
      };
    };
    readonly answer: GetBrandMessagesAnswer;
  };
  /** Who did what, the newest first. */
  'GET /brands/{brand}/audit': {
    readonly request: {
      readonly path: {
        readonly brand: string;
      };
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
      };
    };
    readonly answer: GetBrandAuditAnswer;
  };
  /** All that is kept of a brand, one JSON object a line; or, where files are written, the address of one that is being written. */
  'GET /brands/{brand}/export': {
    readonly request: {
      readonly path: {
        readonly brand: string;
      };
    };
    readonly answer: string | GetBrandExportAnswer202;
  };
  /** Erases a person: texts, identity and hashes go, the counts stay. 202 while something is left to do. */
  'DELETE /brands/{brand}/authors/{author}': {
    readonly request: {
      readonly path: {
        readonly brand: string;
        readonly author: string;
      };
      readonly query?: {
        readonly platform?: string | undefined;
      };
    };
    readonly answer: DeleteBrandAuthorAnswer;
  };
  /** The conversations of a brand, the newest message first, the highest priority first, or the oldest message first. */
  'GET /brands/{brand}/conversations': {
    readonly request: {
      readonly path: {
        readonly brand: string;
      };
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly status?: "waiting-on-brand" | "waiting-on-customer" | "resolved" | undefined;
        readonly team?: "care" | "sales" | "communications" | "compliance" | undefined;
        readonly assignedTo?: string | undefined;
        readonly overdue?: "true" | undefined;
        readonly sort?: "recent" | "priority" | "oldest" | undefined;
      };
    };
    readonly answer: GetBrandConversationsAnswer;
  };
  /** One conversation, or the one that it was merged into, with its messages in time order and what people did with it. */
  'GET /conversations/{id}': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: GetConversationAnswer;
  };
  /** Takes it on, gives it to somebody, gives it back (null), or hands it over to another team. */
  'POST /conversations/{id}/assign': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly header: {
        readonly 'if-match': string;
        readonly 'idempotency-key'?: string | undefined;
      };
      readonly body: PostConversationAssignBody;
    };
    readonly answer: GetConversationAnswer;
  };
  /** Hands it over to the team that can finish it, with a reason. */
  'POST /conversations/{id}/hand-over': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly header: {
        readonly 'if-match': string;
        readonly 'idempotency-key'?: string | undefined;
      };
      readonly body: PostConversationHandOverBody;
    };
    readonly answer: GetConversationAnswer;
  };
  /** There is nothing left to do. */
  'POST /conversations/{id}/resolve': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly header: {
        readonly 'if-match': string;
        readonly 'idempotency-key'?: string | undefined;
      };
      readonly body: PostConversationResolveBody;
    };
    readonly answer: GetConversationAnswer;
  };
  /** There is something left to do after all. */
  'POST /conversations/{id}/reopen': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly header: {
        readonly 'if-match': string;
        readonly 'idempotency-key'?: string | undefined;
      };
      readonly body: PostConversationResolveBody;
    };
    readonly answer: GetConversationAnswer;
  };
  /** Leaves a note that the customer does not see. */
  'POST /conversations/{id}/note': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly header: {
        readonly 'if-match': string;
        readonly 'idempotency-key'?: string | undefined;
      };
      readonly body: PostConversationNoteBody;
    };
    readonly answer: GetConversationAnswer;
  };
  /** Says how an opportunity ended. 409 where there is nothing to sell. */
  'POST /conversations/{id}/outcome': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly header: {
        readonly 'if-match': string;
        readonly 'idempotency-key'?: string | undefined;
      };
      readonly body: PostConversationOutcomeBody;
    };
    readonly answer: GetConversationAnswer;
  };
  /** The incidents of a brand, the newest first. */
  'GET /brands/{brand}/incidents': {
    readonly request: {
      readonly path: {
        readonly brand: string;
      };
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
      };
    };
    readonly answer: GetBrandIncidentsAnswer;
  };
  /** One incident with its evidence and its alerts. */
  'GET /incidents/{id}': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: GetIncidentAnswer;
  };
  /** What happened and how the brand reacted, as a page, as Markdown, or only its picture; else by `Accept`. */
  'GET /incidents/{id}/report': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly query?: {
        readonly format?: "html" | "markdown" | "svg" | undefined;
      };
    };
    readonly answer: string;
  };
  /** Takes an incident on. Doing so again changes nothing. */
  'POST /incidents/{id}/acknowledge': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly header?: {
        readonly 'if-match'?: string | undefined;
      };
      readonly body: PostIncidentAcknowledgeBody;
    };
    readonly answer: GetIncidentAnswer;
  };
  /** Closes an incident and says whether it was real. */
  'POST /incidents/{id}/resolve': {
    readonly request: {
      readonly path: {
        readonly id: string;
      };
      readonly header?: {
        readonly 'if-match'?: string | undefined;
      };
      readonly body: PostIncidentResolveBody;
    };
    readonly answer: GetIncidentAnswer;
  };
  /** How each agent answers, in the order of the alphabet. */
  'GET /brands/{brand}/agents': {
    readonly request: {
      readonly path: {
        readonly brand: string;
      };
      readonly query?: {
        readonly from?: string | undefined;
        readonly to?: string | undefined;
      };
    };
    readonly answer: GetBrandAgentsAnswer;
  };
  /** How each team keeps what it promises. */
  'GET /brands/{brand}/clocks': {
    readonly request: {
      readonly path: {
        readonly brand: string;
      };
      readonly query?: {
        readonly from?: string | undefined;
        readonly to?: string | undefined;
      };
    };
    readonly answer: GetBrandClocksAnswer;
  };
  /** How many public questions were answered, and those that were not, the oldest first. */
  'GET /brands/{brand}/ghosts': {
    readonly request: {
      readonly path: {
        readonly brand: string;
      };
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly from?: string | undefined;
        readonly to?: string | undefined;
      };
    };
    readonly answer: GetBrandGhostsAnswer;
  };
  /** What the sales team can still win, has won or lost, the newest message first. A page may hold fewer than `limit` and have a `next`. */
  'GET /brands/{brand}/opportunities': {
    readonly request: {
      readonly path: {
        readonly brand: string;
      };
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly from?: string | undefined;
        readonly to?: string | undefined;
        readonly outcome?: "open" | "won" | "lost" | undefined;
      };
    };
    readonly answer: GetBrandConversationsAnswer;
  };
  /** How much of what is said is said of the brand and of each competitor, and how it sounds. */
  'GET /brands/{brand}/competitors': {
    readonly request: {
      readonly path: {
        readonly brand: string;
      };
      readonly query?: {
        readonly from?: string | undefined;
        readonly to?: string | undefined;
      };
    };
    readonly answer: GetBrandCompetitorsAnswer;
  };
  /** A day or a week of care, by default the last that is over, as a page, as text or as figures. */
  'GET /brands/{brand}/report': {
    readonly request: {
      readonly path: {
        readonly brand: string;
      };
      readonly query?: {
        readonly period?: "day" | "week" | undefined;
        readonly date?: string | undefined;
        readonly format?: "html" | "json" | "text" | undefined;
      };
    };
    readonly answer: GetBrandReportAnswer | string;
  };
}
