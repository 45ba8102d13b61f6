/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-draft.h"

G_BEGIN_DECLS

/* What the files of the draft share. */
struct _StudioDraft
{
  GObject parent_instance;

  char *path;
  char *prompt;
  char *negative_prompt;
  StudioAspectRatio aspect_ratio;
  StudioOutputFormat output_format;
  char *seed;
  gboolean seed_locked;
  int count;
  gint64 parent;

  gboolean autosave;
  gboolean saving;
  gboolean changed_while_saving;
  guint save_source;
};

void studio_draft_schedule_save (StudioDraft *self);

G_END_DECLS
