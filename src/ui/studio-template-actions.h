/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-window.h"

G_BEGIN_DECLS

/* Generate, where the prompt stands for several or has comments. */
gboolean studio_template_actions_take (StudioWindow *window);

G_END_DECLS
