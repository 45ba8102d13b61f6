/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-composer.h"

G_BEGIN_DECLS

/* The actions of the composer, `composer.…`, and their keys. */
void studio_composer_actions_install (GtkWidgetClass *klass);
void studio_composer_actions_follow (StudioComposer *self);

G_END_DECLS
