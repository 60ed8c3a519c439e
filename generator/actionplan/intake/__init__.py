"""Text -> records: what people send in by issue, mail, table or file. No network, no git."""
