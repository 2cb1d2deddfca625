"""Second factors: an app that shows codes, passkeys, printed recovery codes, and which roles must have one."""
