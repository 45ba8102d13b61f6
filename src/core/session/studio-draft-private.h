/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-autosave.h"
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

  StudioAutosave *autosave;
};

extern const StudioAutosaveForm studio_draft_form;

G_END_DECLS
