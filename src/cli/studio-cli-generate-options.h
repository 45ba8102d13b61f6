/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-cli-context.h"
#include "studio-client.h"
#include "studio-repeat-budget.h"
#include "studio-request.h"

G_BEGIN_DECLS

#define STUDIO_CLI_BYTES_PER_MB (1024 * 1024)

/**
 * StudioCliGenerateOptions:
 * @negative: (nullable): the negative prompt
 * @ratio: (nullable): the aspect ratio as typed
 * @seed: (nullable): the seed as typed
 * @format: (nullable): the format as typed
 * @count: how many images
 * @output: (nullable): where a copy goes
 * @no_library: whether the image is kept at @output only
 * @style: (nullable): the preset or style to use
 * @template: whether the prompt is a template
 * @expand: (nullable): `all` of its prompts, or how many
 * @same_seed: whether every image gets the same seed
 * @dry_run: whether it is only said what would be sent
 * @demo: whether the embedded service is used
 * @timeout: how long one image may take, in seconds
 * @max_image_mb: the largest image to accept, in units of 1,048,576 bytes
 * @retries: how often a call is sent again by itself, see #StudioRepeatBudget
 * @over_limit: whether the limit of the month may be passed
 *
 * The options of `generate`.
 */
typedef struct
{
  char *negative;
  char *ratio;
  char *seed;
  char *format;
  int count;
  char *output;
  gboolean no_library;
  char *style;
  gboolean template;
  char *expand;
  gboolean same_seed;
  gboolean dry_run;
  gboolean demo;
  int timeout;
  int max_image_mb;
  int retries;
  gboolean over_limit;
} StudioCliGenerateOptions;

#define STUDIO_CLI_GENERATE_OPTIONS_INIT                                                       \
  {                                                                                            \
    .count = 1, .timeout = STUDIO_CLIENT_TIMEOUT_SECONDS, .retries = STUDIO_REPEATS_FOR_LIMIT, \
    .max_image_mb = STUDIO_CLIENT_IMAGE_LIMIT / STUDIO_CLI_BYTES_PER_MB                        \
  }

gboolean studio_cli_generate_options_parse (StudioCliGenerateOptions *self,
                                            StudioCliContext *context,
                                            int argc,
                                            char **argv,
                                            GError **error);
void studio_cli_generate_options_clear (StudioCliGenerateOptions *self);
StudioRequest *studio_cli_generate_options_build_request (const StudioCliGenerateOptions *self,
                                                          const char *prompt,
                                                          GError **error);

G_END_DECLS
