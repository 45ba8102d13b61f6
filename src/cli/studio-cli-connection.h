/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-cli-context.h"
#include "studio-connection-store.h"
#include "studio-secret.h"

G_BEGIN_DECLS

/**
 * StudioCliConnection:
 * @context: the parsed context
 * @store: where connections are kept
 * @name: (nullable): which one is meant
 * @address: (nullable): what `--address` said
 * @model: (nullable): what `--model` said
 * @app: (nullable): what `--app` said
 * @two_factor_code: (nullable): what `--two-factor-code` said
 * @api: (nullable): what `--api` said
 *
 * What the verbs of the command `connection` have at hand.
 */
typedef struct
{
  StudioCliContext *context;
  StudioConnectionStore *store;
  char *name;
  char *address;
  char *model;
  char *app;
  char *two_factor_code;
  char *api;
} StudioCliConnection;

gboolean studio_cli_connection_import (StudioCliConnection *self, GError **error);
gboolean studio_cli_connection_test (StudioCliConnection *self, GError **error);
gboolean studio_cli_connection_keep (StudioCliConnection *self,
                                     const char *address,
                                     const char *key,
                                     const char *model,
                                     GError **error);
StudioConnection *studio_cli_connection_load (StudioCliConnection *self, GError **error);
StudioSecret *studio_cli_connection_read_line (const char *prompt, GError **error);
StudioSecret *studio_cli_connection_read_all (const char *prompt, gsize *size, GError **error);
GAsyncResult *studio_cli_connection_wait (GAsyncResult **slot);
void studio_cli_connection_store_result_cb (GObject *object, GAsyncResult *result, gpointer slot);

G_END_DECLS
