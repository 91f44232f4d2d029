/**
 * The one door to the Markdown library. The build bundles the library into this file (gulpfile.js):
 * a verified n8n node may have no dependency at run time.
 */
import MarkdownIt from 'markdown-it';

export { MarkdownIt };
