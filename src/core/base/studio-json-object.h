/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonObject *studio_json_object_parse (const char *text, gsize size);
const char *studio_json_object_get_text (JsonObject *object, const char *name);
gint64 studio_json_object_get_int (JsonObject *object, const char *name, gint64 fallback);

G_END_DECLS
