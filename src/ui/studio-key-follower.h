/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-keymap.h"

G_BEGIN_DECLS

/**
 * StudioKeyFollowerFunc:
 * @widget: what is watched
 * @keymap: the keys of the window that it is in
 */
typedef void (*StudioKeyFollowerFunc) (GtkWidget *widget, StudioKeymap *keymap);

void studio_key_follower_watch (GtkWidget *widget, StudioKeyFollowerFunc func);
void studio_key_follower_follow (GtkWidget *widget);

G_END_DECLS
