/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-aspect-ratio-picker.h"
#include "studio-composer.h"
#include "studio-generate-button.h"
#include "studio-prompt-field.h"
#include "studio-prompt-walk.h"
#include "studio-queue-list.h"
#include "studio-rate-gauge.h"
#include "studio-seed-row.h"

G_BEGIN_DECLS

/* What the files of the composer share. */
struct _StudioComposer
{
  AdwBin parent_instance;

  StudioPromptField *prompt;
  GtkWidget *tools;
  GtkMenuButton *history_button;
  GtkMenuButton *style_button;
  GtkExpander *negative_expander;
  StudioPromptField *negative; /* made when it is first opened */
  StudioAspectRatioPicker *picker;
  StudioSeedRow *seed_row;
  GtkToggleButton *jpeg_toggle;
  GtkWidget *count_spin;
  StudioGenerateButton *generate_button;
  StudioRateGauge *gauge;
  StudioQueueList *queue_list; /* made for the first job */
  GtkLabel *general_error;
  StudioSession *session;
  GBindingGroup *bindings;
  StudioPromptWalk *walk; /* made when it is first needed */
  char *negative_prompt;
  StudioOutputFormat output_format;
  int count;
};

G_END_DECLS
