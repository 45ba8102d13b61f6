/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-recall.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Parameters in JSON of any of the known shapes. Private to this folder. */
StudioRecall *studio_recall_from_json (const char *text);
StudioRecall *studio_recall_from_graph (JsonObject *graph);
StudioRecall *studio_recall_from_workflow (JsonObject *workflow);
StudioRecall *studio_recall_from_dream (const char *text);
void studio_recall_set_bracketed (StudioRecall *recall, const char *text);

G_END_DECLS
