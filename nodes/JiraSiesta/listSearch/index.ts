export { searchBoards } from './boards';
export { searchPriorities, searchSecurityLevels } from './choices';
export { searchComments } from './comments';
export { searchGroups } from './groups';
export { searchIssues } from './issues';
export { searchIssueTypes } from './issueTypes';
export { searchProjects, searchProjectsToCreateIn } from './projects';
export { searchAssignableUsers, searchUsers } from './users';
export { searchVersions } from './versions';
