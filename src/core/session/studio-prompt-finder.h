/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library.h"

G_BEGIN_DECLS

/* More than any desktop shows of one program. */
#define STUDIO_PROMPT_FINDER_MAX 100

/**
 * StudioPromptFinder:
 *
 * Finds images by what a person types elsewhere, such as into the search of the desktop. Works on a
 * library that is open already, or opens the one there is to look something up: calls that were
 * under way, the draft and the keyring are left alone, and where there is no library none is made.
 * Main thread only, apart from its workers.
 */
#define STUDIO_TYPE_PROMPT_FINDER (studio_prompt_finder_get_type ())
G_DECLARE_FINAL_TYPE (StudioPromptFinder, studio_prompt_finder, STUDIO, PROMPT_FINDER, GObject)

StudioPromptFinder *studio_prompt_finder_new (StudioPaths *paths, StudioClock *clock);
void studio_prompt_finder_set_library (StudioPromptFinder *self, StudioLibrary *library);
StudioLibrary *studio_prompt_finder_get_library (StudioPromptFinder *self);
char *studio_prompt_finder_join (const char *const *terms);
void studio_prompt_finder_find_async (StudioPromptFinder *self,
                                      const char *const *terms,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void studio_prompt_finder_load_async (StudioPromptFinder *self,
                                      GArray *ids,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *studio_prompt_finder_finish (StudioPromptFinder *self,
                                        GAsyncResult *result,
                                        GError **error);

G_END_DECLS
