/// What the evaluations do with folders of their own. Start reading at [dev.whence.evals.folder.FolderTree].
@NullMarked
package dev.whence.evals.folder;

import org.jspecify.annotations.NullMarked;
