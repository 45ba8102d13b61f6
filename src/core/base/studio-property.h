/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Setters in one line: compare, store, notify, and say whether anything changed.
 * (g_set_str() of GLib 2.76 is newer than the floor.) */
gboolean studio_property_set_string (gpointer object,
                                     GParamSpec *pspec,
                                     char **field,
                                     const char *value);
gboolean studio_property_set_object (gpointer object,
                                     GParamSpec *pspec,
                                     gpointer field,
                                     gpointer value);
gboolean studio_property_set_boolean (gpointer object,
                                      GParamSpec *pspec,
                                      gboolean *field,
                                      gboolean value);
gboolean studio_property_set_int (gpointer object, GParamSpec *pspec, int *field, int value);
gboolean studio_property_set_int64 (gpointer object,
                                    GParamSpec *pspec,
                                    gint64 *field,
                                    gint64 value);

/* What every property of this project has. */
#define STUDIO_PARAM_READABLE \
  ((GParamFlags) (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY))
#define STUDIO_PARAM_READWRITE \
  ((GParamFlags) (G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY))
#define STUDIO_PARAM_CONSTRUCT_ONLY \
  ((GParamFlags) (G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS))

G_END_DECLS
