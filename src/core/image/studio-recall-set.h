/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-recall.h"

G_BEGIN_DECLS

/* Putting together a #StudioRecall from texts of any kind; every range is checked here. Private to
 * this folder. */
#define STUDIO_RECALL_MAX_VALUE 256

StudioRecall *studio_recall_new (StudioRecallSource source);
char *studio_recall_shorten (const char *text, glong max);
char *studio_recall_tidy (const char *text);
void studio_recall_set_text (StudioRecall *self,
                             const char *name,
                             const char *text,
                             guint flag,
                             char **field);
void studio_recall_set_prompt (StudioRecall *self, const char *text);
void studio_recall_set_negative_prompt (StudioRecall *self, const char *text);
void studio_recall_set_seed (StudioRecall *self, const char *name, const char *text);
void studio_recall_set_size (StudioRecall *self, gint64 width, gint64 height);
gboolean studio_recall_set_size_text (StudioRecall *self, const char *text);
gboolean studio_recall_set_ratio (StudioRecall *self, const char *text);
void studio_recall_set_format (StudioRecall *self, const char *text);
void studio_recall_set_model (StudioRecall *self, const char *name, const char *text);
void studio_recall_set_styles (StudioRecall *self, char **styles);
void studio_recall_set_styles_text (StudioRecall *self, const char *text);
void studio_recall_set_tags (StudioRecall *self, char **tags);
void studio_recall_set_template (StudioRecall *self, const char *text);
void studio_recall_set_starred (StudioRecall *self, gboolean starred);
void studio_recall_set_note (StudioRecall *self, const char *text);
void studio_recall_set_rating (StudioRecall *self, const char *text);
void studio_recall_set_created (StudioRecall *self, const char *text);
void studio_recall_set_parent (StudioRecall *self, gint64 parent_id);
void studio_recall_add_unused (StudioRecall *self,
                               const char *name,
                               const char *value,
                               StudioRecallReason reason);

G_END_DECLS
