"""The gate: one module a measure, pinned floors, and a table of what was measured against them."""
