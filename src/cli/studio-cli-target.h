/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-job.h"
#include "studio-library.h"

G_BEGIN_DECLS

typedef enum
{
  STUDIO_CLI_TARGET_NONE,
  STUDIO_CLI_TARGET_FILE,
  STUDIO_CLI_TARGET_FOLDER,
  STUDIO_CLI_TARGET_STDOUT,
} StudioCliTargetKind;

/**
 * StudioCliTarget:
 * @kind: what `--output` names
 * @path: (nullable): the file or folder
 * @count: how many images there will be; several into one file name are numbered
 *
 * Where `generate` writes copies to, or, with `--no-library`, the images themselves.
 */
typedef struct
{
  StudioCliTargetKind kind;
  char *path;
  guint count;
} StudioCliTarget;

gboolean studio_cli_target_init (StudioCliTarget *self,
                                 const char *output,
                                 guint count,
                                 GError **error);
void studio_cli_target_clear (StudioCliTarget *self);
char *studio_cli_target_choose_path (StudioCliTarget *self, guint index);
char *studio_cli_target_copy (StudioCliTarget *self,
                              StudioLibrary *library,
                              gint64 id,
                              guint index,
                              GError **error);
char *studio_cli_target_settle (StudioCliTarget *self,
                                StudioJob *job,
                                const char *written_path,
                                guint index,
                                GError **error);

G_END_DECLS
