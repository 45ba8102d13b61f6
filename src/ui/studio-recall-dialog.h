/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-recall.h"
#include "studio-window.h"

G_BEGIN_DECLS

/**
 * StudioRecallDialog:
 *
 * Shows what was found in a foreign image or text: in whose form, what the composer would become
 * and what cannot be used. Using it is one recall like any other.
 */
#define STUDIO_TYPE_RECALL_DIALOG (studio_recall_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioRecallDialog, studio_recall_dialog, STUDIO, RECALL_DIALOG, AdwWindow)

GtkWindow *studio_recall_dialog_new (StudioWindow *window,
                                     const StudioRecall *recall,
                                     const char *path);
char *studio_recall_dialog_describe_unused (const StudioRecall *recall);

G_END_DECLS
