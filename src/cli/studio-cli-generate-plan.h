/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-cli-generate-options.h"

G_BEGIN_DECLS

/**
 * StudioCliPlan:
 * @requests: (element-type StudioRequest): what is asked for, an image each
 * @template: (nullable): what their prompts were made from
 * @n_combinations: how many it has, %G_MAXUINT64 for more than can be counted; 1 without a template
 *
 * What one run of `generate` will send.
 */
typedef struct
{
  GPtrArray *requests;
  char *template;
  guint64 n_combinations;
} StudioCliPlan;

gboolean studio_cli_plan_init (StudioCliPlan *self,
                               StudioCliGenerateOptions *options,
                               StudioCliContext *context,
                               GError **error);
void studio_cli_plan_clear (StudioCliPlan *self);
const char *studio_cli_plan_get_template (const StudioCliPlan *self, guint index);
void studio_cli_plan_print (const StudioCliPlan *self, gboolean json);

G_END_DECLS
