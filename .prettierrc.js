module.exports = {
	useTabs: true,
	singleQuote: true,
	printWidth: 120,
	trailingComma: 'all',
};
