"""Records from elsewhere: our own data package, a spreadsheet, a collection of files."""
