"""The search: what it looks at is held in memory, follows the register change by change, and is kept on disk."""
