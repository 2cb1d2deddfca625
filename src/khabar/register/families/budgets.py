"""What families, strangers at their door, and who answers them may do in an hour."""

from khabar.register.accounts.budgets import (
    Allowance,
    forget_old,
    is_used_up,
    spend,
    stopped,
    who_asks,
)

__all__ = ["Allowance", "forget_old", "is_used_up", "spend", "stopped", "who_asks"]

BEGIN = Allowance("enquiries begun", 10, alerts=True)
WRONG_CODE = Allowance("wrong codes", 30, alerts=True)
PAGE = Allowance("page", 300)
OPEN_ENQUIRY = Allowance("enquiries", 60, alerts=True)
SHARED = Allowance("enquiries shared", 10, alerts=True)
TIP = Allowance("tips", 5)
