/** What stands for the sender of mails where none is set: the alert topic mails then, in plain text. */
const NONE = 'none';

/** The address that alert mails come from; undefined where none is set. */
export const mailSender = (setting: string): string | undefined => (setting === NONE ? undefined : setting);
