/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioWrapLayout:
 *
 * Children one after another, each as wide as it likes, in as many lines as they need; unlike
 * those of a #GtkFlowBox they form no columns. Those that expand share what is left of their line.
 * Properties: "spacing" in pixels, and "homogeneous", whether all are as wide as the widest likes.
 */
#define STUDIO_TYPE_WRAP_LAYOUT (studio_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (StudioWrapLayout, studio_wrap_layout, STUDIO, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
