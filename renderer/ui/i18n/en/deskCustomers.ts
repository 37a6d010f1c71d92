/** The supervisor's window: what a customer asks about their own data. */
export const deskCustomers = {
  'desk.place.customers': 'Customers',
  'desk.customers.intro':
    'When a customer asks what you keep of them, or wants it gone. Everything your teams have under the name they were called by.',
  'desk.customers.name': 'Customer’s name',
  'desk.customers.nameHint': 'As it stands on their calls; capitals do not matter.',
  'desk.customers.needsName': 'Please enter a name.',
  'desk.customers.look': 'Look it up',
  'desk.customers.found':
    '{count, plural, =0 {Nothing is kept under the name {name}.} one {# call is kept under the name {name}.} other {# calls are kept under the name {name}.}}',
  'desk.customers.otherNames':
    'Other people may have the same name: look at the calls before you give anything out or delete it.',
  'desk.customers.reads': 'That you looked is noted on each of these calls.',
  'desk.customers.line': '{date}, {time}, with {agent}',
  'desk.customers.answered': 'with the customer’s answers',
  'desk.customers.save': 'Save everything as a file',
  'desk.customers.delete': 'Delete everything',
  'desk.customers.deleteTitle': 'Delete everything about {name}?',
  'desk.customers.deleteBody':
    'Summaries, answers, reviews and links go for good, also of calls that are still their agent’s alone. Agents keep their own copies on their computers until they delete them. Backups of the hub keep them until they are replaced.',
  'desk.customers.keep': 'Keep it',
  'desk.customers.deleted':
    '{count, plural, =0 {Nothing was there to delete.} one {# call was deleted.} other {# calls were deleted.}}',
  'desk.customers.proof':
    'The proof names no customer: it holds the time, the number and a fingerprint of the calls’ ids.',
  'desk.customers.saveProof': 'Save the proof',
  'desk.customers.fingerprint': 'Fingerprint',
} as const;
