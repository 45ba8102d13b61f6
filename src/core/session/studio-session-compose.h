/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-past-prompt.h"
#include "studio-prompt-template.h"
#include "studio-session.h"
#include "studio-style.h"

G_BEGIN_DECLS

/* What the composer asks of the disk, in workers. */

/**
 * StudioExpansion:
 * @template: (nullable): what was read; %NULL where it could not be
 * @count: how many combinations it has, %STUDIO_TEMPLATE_COUNTLESS for more than can be counted
 * @prompts: (array zero-terminated=1): those that were asked for
 *
 * What would be sent for a template.
 */
typedef struct
{
  StudioPromptTemplate *template;
  guint64 count;
  char **prompts;
} StudioExpansion;

void studio_expansion_free (StudioExpansion *self);

void studio_session_expand_async (StudioSession *self,
                                  const char *text,
                                  guint n,
                                  guint32 seed,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
StudioExpansion *studio_session_expand_finish (StudioSession *self,
                                               GAsyncResult *result,
                                               GError **error);
gboolean studio_session_generate_prompts (StudioSession *self,
                                          const char *template,
                                          const char *const *prompts,
                                          gboolean same_seed,
                                          GError **error);
void studio_session_list_prompts_async (StudioSession *self,
                                        const char *search,
                                        guint limit,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *studio_session_list_prompts_finish (StudioSession *self,
                                               GAsyncResult *result,
                                               GError **error);
void studio_session_edit_styles_async (StudioSession *self,
                                       StudioStyle *put,
                                       const char *remove,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *studio_session_edit_styles_finish (StudioSession *self,
                                              GAsyncResult *result,
                                              GError **error);
void studio_session_load_word_lists_async (StudioSession *self,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
StudioWordLists *studio_session_load_word_lists_finish (StudioSession *self,
                                                        GAsyncResult *result,
                                                        GError **error);
void studio_session_edit_word_list_async (StudioSession *self,
                                          const char *name,
                                          const char *text,
                                          const char *old_name,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean studio_session_edit_word_list_finish (StudioSession *self,
                                               GAsyncResult *result,
                                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioExpansion, studio_expansion_free)

G_END_DECLS
