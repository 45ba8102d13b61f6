/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StudioComfyGraph:
 *
 * Walks on a graph of ComfyUI in the form of its API: nodes by number, each with a class and inputs
 * that are values or links `[number, output]`. Every walk visits a node once at most, without
 * recursion. Private to this folder.
 */
typedef struct
{
  JsonObject *nodes;
} StudioComfyGraph;

JsonObject *studio_comfy_graph_get_inputs (const StudioComfyGraph *self, const char *id);
gboolean studio_comfy_graph_is_link (JsonNode *value);
char *studio_comfy_graph_find_text (const StudioComfyGraph *self, JsonNode *link);
char *studio_comfy_graph_find_value (const StudioComfyGraph *self,
                                     JsonNode *value,
                                     const char *const *names);
gboolean studio_comfy_graph_find_size (const StudioComfyGraph *self,
                                       JsonNode *link,
                                       gint64 *width,
                                       gint64 *height);

G_END_DECLS
