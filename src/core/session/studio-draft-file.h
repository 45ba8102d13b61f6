/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-draft.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The form of `draft.json`: one object with the names of the service's own fields. */
char *studio_draft_file_build (StudioDraft *draft);
gboolean studio_draft_file_write (const char *path, const char *text, GError **error);
JsonObject *studio_draft_file_read (const char *path);
void studio_draft_file_apply (StudioDraft *draft, JsonObject *object);

G_END_DECLS
