/** Nothing to wait for: a file is whole when two looks find it the same. */
export const AT_ONCE = { settle: 0, poll: 25, empty: 0, silent: 600_000 };
