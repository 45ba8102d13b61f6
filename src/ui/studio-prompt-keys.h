/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-prompt-field.h"

G_BEGIN_DECLS

/* What keys do to the text of a prompt: weights, the order of its pieces, its history. */
void studio_prompt_keys_install (GtkWidgetClass *klass);
void studio_prompt_keys_listen (GtkTextView *text_view);
gboolean studio_prompt_keys_get_composing (GtkWidget *focus);

G_END_DECLS
