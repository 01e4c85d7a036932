/**
 * What `git rev-parse --local-env-vars` lists (Git 2.39), without what is set below and with `GIT_CONFIG_PARAMETERS` and
 * `GIT_CONFIG_COUNT` left alone: Git keeps these two itself where it turns to another repository, and a workflow may say
 * by them that a folder is to be trusted.
 *
 * A hook runs with some of these set. With `GIT_DIR` alone Git takes the folder where it is started for the top of the
 * working tree, and another repository for the one that the folder lies in.
 */
const local = {
  GIT_ALTERNATE_OBJECT_DIRECTORIES: undefined,
  GIT_COMMON_DIR: undefined,
  GIT_CONFIG: undefined,
  GIT_DIR: undefined,
  GIT_GRAFT_FILE: undefined,
  GIT_IMPLICIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_INTERNAL_SUPER_PREFIX: undefined,
  GIT_OBJECT_DIRECTORY: undefined,
  GIT_PREFIX: undefined,
  GIT_REPLACE_REF_BASE: undefined,
  GIT_SHALLOW_FILE: undefined,
  GIT_WORK_TREE: undefined,
} as const;

/** How paths are read (see git(1)): a program that commits by `git --literal-pathspecs` hands that on to its hooks. */
const pathspecs = {
  GIT_GLOB_PATHSPECS: undefined,
  GIT_ICASE_PATHSPECS: undefined,
  GIT_LITERAL_PATHSPECS: undefined,
  GIT_NOGLOB_PATHSPECS: undefined,
} as const;

/**
 * The variables that Git is run with; those that are undefined are taken from it. Messages are in English, no questions
 * are asked, nothing is written that only makes the next run faster, and commits are as they were made: `git replace`
 * would let one clone prove what no other has.
 *
 * In a hook before a commit, too, files are read as they are on disk, and history from HEAD on. What is staged is not
 * read, neither from the usual index nor from the one that `git commit -a` makes and names in `GIT_INDEX_FILE`: dist/
 * is rendered from files, and is compared with files.
 */
export const gitVariables = {
  ...local,
  ...pathspecs,
  LC_ALL: "C",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_REPLACE_OBJECTS: "1",
} as const;
