"""Records of an open government action plan: read, judged by OGP's standards, published."""
