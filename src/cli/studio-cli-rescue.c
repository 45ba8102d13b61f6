/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-rescue.h"

#include "studio-file-name.h"
#include "studio-part.h"

#include <unistd.h>

/* An image that arrived whole and could not be put into its place, because the disk is full or a
 * folder is gone: it was paid for, so it is written anywhere else. */

#define MAX_NUMBER 100

static StudioPart *
write_part (const char *folder, GBytes *bytes)
{
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *name = g_strdup_printf (".ultra-studio-%s.part", unique);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (StudioPart) part = studio_part_open (path, NULL);

  if (part == NULL)
    return NULL;
  if (studio_part_write (part, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL))
    return g_steal_pointer (&part);
  studio_part_discard (part);
  return NULL;
}

static char *
write_to_folder (const char *folder, const char *name, GBytes *bytes)
{
  g_autoptr (StudioPart) part = write_part (folder, bytes);
  gboolean exists = TRUE;

  for (guint number = 1; part != NULL && exists && number <= MAX_NUMBER; number++)
    {
      g_autofree char *numbered = number == 1 ? g_strdup (name)
                                              : studio_file_name_number (name, number);
      g_autofree char *path = g_build_filename (folder, numbered, NULL);
      if (studio_part_finish_new (part, path, &exists, NULL))
        return g_steal_pointer (&path);
    }
  if (part != NULL)
    studio_part_discard (part);
  return NULL;
}

static char *
write_to_file (char *path, StudioJob *job)
{
  g_autofree char *owned = path;
  return studio_job_save_rescued (job, owned, NULL) ? g_steal_pointer (&owned) : NULL;
}

static char *
write_to_stdout (GBytes *bytes)
{
  gsize size = g_bytes_get_size (bytes);
  const guint8 *at = g_bytes_get_data (bytes, NULL);

  while (size > 0)
    {
      ssize_t n = write (STDOUT_FILENO, at, size);
      if (n <= 0)
        return NULL;
      at += n;
      size -= (gsize) n;
    }
  return g_strdup ("-");
}

static char *
write_to_target (StudioCliTarget *target,
                 StudioJob *job,
                 const char *name,
                 GBytes *bytes,
                 guint index)
{
  switch (target->kind)
    {
    case STUDIO_CLI_TARGET_FILE:
      return write_to_file (studio_cli_target_choose_path (target, index), job);
    case STUDIO_CLI_TARGET_FOLDER:
      return write_to_folder (target->path, name, bytes);
    case STUDIO_CLI_TARGET_STDOUT:
      return write_to_stdout (bytes);
    case STUDIO_CLI_TARGET_NONE:
    default:
      return NULL;
    }
}

/**
 * studio_cli_rescue:
 * @target: where copies go
 * @job: a job that failed
 * @index: which image, from 0 on
 *
 * Writes an image that arrived and could not be kept to where a copy was asked for, else to the
 * folder for pictures, the home folder or the one for temporary files. Blocking.
 *
 * Returns: (transfer full) (nullable): where it is, `-` for the standard output; %NULL where there
 * is nothing to rescue or no place for it
 */
char *
studio_cli_rescue (StudioCliTarget *target, StudioJob *job, guint index)
{
  g_autoptr (GBytes) bytes = studio_job_dup_rescued_bytes (job);
  const char *folders[] = {
    g_get_user_special_dir (G_USER_DIRECTORY_PICTURES),
    g_get_home_dir (),
    g_get_tmp_dir (),
  };

  if (bytes == NULL)
    return NULL;
  g_autofree char *name = studio_job_dup_rescue_name (job, index + 1);
  char *path = write_to_target (target, job, name, bytes, index);
  for (guint i = 0; path == NULL && i < G_N_ELEMENTS (folders); i++)
    if (folders[i] != NULL)
      path = write_to_folder (folders[i], name, bytes);
  return path;
}
