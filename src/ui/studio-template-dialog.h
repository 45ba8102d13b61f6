/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session-compose.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioTemplateDialog:
 *
 * Shows what a template would send, all of it or some at random, before anything is.
 *
 * Signal `accepted` (StudioTemplateDialog): the prompts on show are to be sent; the dialog stays
 * until it is closed.
 */
#define STUDIO_TYPE_TEMPLATE_DIALOG (studio_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioTemplateDialog,
                      studio_template_dialog,
                      STUDIO,
                      TEMPLATE_DIALOG,
                      AdwWindow)

GtkWindow *studio_template_dialog_new (StudioSession *session,
                                       StudioExpansion *expansion,
                                       guint32 seed,
                                       GtkWindow *parent);
const char *const *studio_template_dialog_get_prompts (StudioTemplateDialog *self);
const char *studio_template_dialog_get_template (StudioTemplateDialog *self);
gboolean studio_template_dialog_get_same_seed (StudioTemplateDialog *self);

G_END_DECLS
