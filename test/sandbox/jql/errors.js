// @ts-check
'use strict';

/** The query cannot be read: answered 400 to anybody, anonymous callers included (R). */
class JqlSyntaxError extends Error {}

/** JQL that Jira knows and the sandbox does not: becomes a finding, so that no test trusts it. */
class JqlGap extends Error {}

/** @param {{ line: number, column: number }} token */
const at = ({ line, column }) => `(line ${line}, character ${column})`;

module.exports = { JqlSyntaxError, JqlGap, at };
