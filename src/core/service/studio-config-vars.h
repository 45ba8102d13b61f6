/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Far more than an app can have: the Platform API allows 64 kB of config variables. */
#define STUDIO_CONFIG_VARS_MAX (1024 * 1024)

/**
 * StudioConfigVars:
 * @alias: under which name the model is attached, such as `DIFFUSION`
 * @address: the value of `<ALIAS>_URL`, as it was written
 * @key: the value of `<ALIAS>_KEY`, as it was written
 * @model: (nullable): the model id, corrected
 *
 * The one pair of config variables that was wanted, out of a whole app's.
 */
typedef struct
{
  char *alias;
  char *address;
  char *key;
  char *model;
} StudioConfigVars;

StudioConfigVars *studio_config_vars_read (const char *text, gsize size, GError **error);
StudioConfigVars *studio_config_vars_read_environment (char **environment, GError **error);
char **studio_config_vars_list_keys (char **environment);
void studio_config_vars_free (StudioConfigVars *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioConfigVars, studio_config_vars_free)

G_END_DECLS
