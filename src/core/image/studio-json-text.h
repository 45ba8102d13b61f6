/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* JSON from image files: its size, depth and number of values are bounded before json-glib, which
 * recurses, sees it. Private to this folder. */
JsonNode *studio_json_text_parse (const char *text);
JsonObject *studio_json_text_get_object (JsonObject *object, const char *name);
JsonArray *studio_json_text_get_array (JsonObject *object, const char *name);
const char *studio_json_text_get_string (JsonObject *object, const char *name);
char *studio_json_text_dup_value (JsonNode *node);
char *studio_json_text_dup_member (JsonObject *object, const char *name);

G_END_DECLS
