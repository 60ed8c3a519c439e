"""Documents that an official hands in, made from records alone: as DOCX and as tagged PDF."""
