/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library.h"

G_BEGIN_DECLS

/**
 * StudioVerifyFault:
 * @STUDIO_VERIFY_DATABASE: SQLite finds the database damaged; it has to be made anew
 * @STUDIO_VERIFY_INDEX: the search index is not in step with the rows; mended by making it anew
 * @STUDIO_VERIFY_MISSING: the file of an image is gone; cannot be mended, but the image is marked
 * @STUDIO_VERIFY_CHANGED: the file of an image is not the one that was kept; the same holds
 * @STUDIO_VERIFY_MISPLACED: the file is in the trash and the image is not, or the other way round;
 *   mended by moving the file
 * @STUDIO_VERIFY_MARKED: an image is marked as missing or changed and is not; mended by taking the
 *   mark away
 * @STUDIO_VERIFY_UNKNOWN_FILE: a file in the library’s folders belongs to no image; mended by
 * taking it in if it is a whole image with a number for its name
 * @STUDIO_VERIFY_LEFTOVER: bytes of an image that arrived belong to no call under way; mended by
 *   keeping a whole image and setting aside what is none
 * @STUDIO_VERIFY_JOURNAL: the journal does not say of a call what the database does; mended by
 *   believing the database, or the journal where it is the later one
 * @STUDIO_VERIFY_JOURNAL_LINE: a line of a journal cannot be read; passed over, nothing to mend
 *
 * What can be wrong with a library.
 */
typedef enum
{
  STUDIO_VERIFY_DATABASE,
  STUDIO_VERIFY_INDEX,
  STUDIO_VERIFY_MISSING,
  STUDIO_VERIFY_CHANGED,
  STUDIO_VERIFY_MISPLACED,
  STUDIO_VERIFY_MARKED,
  STUDIO_VERIFY_UNKNOWN_FILE,
  STUDIO_VERIFY_LEFTOVER,
  STUDIO_VERIFY_JOURNAL,
  STUDIO_VERIFY_JOURNAL_LINE,
} StudioVerifyFault;

#define STUDIO_N_VERIFY_FAULTS (STUDIO_VERIFY_JOURNAL_LINE + 1)

/**
 * StudioVerifyFinding:
 * @fault: what is wrong
 * @id: with which call, 0 for none
 * @path: (nullable): with which file, relative to the library’s folder
 * @detail: (nullable): what SQLite says, or what the journal lacks
 * @mended: whether it is right now
 *
 * One thing that is wrong. Borrowed strings.
 */
typedef struct
{
  StudioVerifyFault fault;
  gint64 id;
  const char *path;
  const char *detail;
  gboolean mended;
} StudioVerifyFinding;

/**
 * StudioVerifyFunc:
 * @finding: what was found
 * @user_data: what was given with the function
 *
 * Called for each thing that is wrong, in the thread that verifies.
 */
typedef void (*StudioVerifyFunc) (const StudioVerifyFinding *finding, gpointer user_data);

/**
 * StudioVerifyOptions:
 * @repair: whether what can be mended is
 * @quick: whether files are only looked for, not read
 * @func: (nullable): told of each finding
 * @progress: (nullable): told how far it is
 * @user_data: for both
 * @cancellable: (nullable): a cancellable
 *
 * How a library is verified.
 */
typedef struct
{
  gboolean repair;
  gboolean quick;
  StudioVerifyFunc func;
  StudioLibraryProgressFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
} StudioVerifyOptions;

/**
 * StudioVerifyReport:
 * @n_calls: how many calls there are
 * @n_images: how many of them are images, the trash included
 * @n_bytes: how many bytes of files were read
 * @n_faults: how many things are wrong, or were
 * @n_mended: how many of them are right now
 *
 * What came of it.
 */
typedef struct
{
  guint n_calls;
  guint n_images;
  guint64 n_bytes;
  guint n_faults;
  guint n_mended;
} StudioVerifyReport;

gboolean studio_library_verify (StudioLibrary *self,
                                const StudioVerifyOptions *options,
                                StudioVerifyReport *report,
                                GError **error);
gboolean studio_library_catch_up (StudioLibrary *self, GError **error);
const char *studio_verify_fault_to_string (StudioVerifyFault fault);

G_END_DECLS
