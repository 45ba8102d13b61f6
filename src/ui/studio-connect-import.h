/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-config-vars.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioConnectImport:
 *
 * The way to connect by asking Heroku's Platform API with a token. Signal `edited`.
 * Property `api-address` (nullable): where the Platform API is, if not at Heroku.
 */
#define STUDIO_TYPE_CONNECT_IMPORT (studio_connect_import_get_type ())
G_DECLARE_FINAL_TYPE (StudioConnectImport, studio_connect_import, STUDIO, CONNECT_IMPORT, AdwBin)

void studio_connect_import_ask_async (StudioConnectImport *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
StudioConfigVars *studio_connect_import_ask_finish (StudioConnectImport *self,
                                                    GAsyncResult *result,
                                                    GError **error);
void studio_connect_import_show_problem (StudioConnectImport *self, const GError *error);

G_END_DECLS
