// n8n loads the node and the credential through the "n8n" section of package.json.
