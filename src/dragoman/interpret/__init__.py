"""Reading → Telling: what one report tells, account by account."""
