/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-rescue.h"

#include "studio-file-name.h"
#include "studio-image-scan.h"
#include "studio-part.h"

#include <unistd.h>

/* An image that arrived whole and could not be put into its place, because the disk is full or a
 * folder is gone: it was paid for, so it is written anywhere else. */

#define MAX_NUMBER 100

static gboolean
scan (GBytes *bytes, StudioImageInfo *info)
{
  g_autoptr (StudioImageScan) image_scan = studio_image_scan_new ();
  return studio_image_scan_push (
             image_scan, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL)
         && studio_image_scan_finish (image_scan, info, NULL);
}

static char *
name_file (StudioJob *job, GBytes *bytes, guint index)
{
  StudioImageInfo info = { 0 };
  StudioFileNameFields fields = {
    .request = studio_job_get_request (job),
    .info = &info,
    .created_us = g_get_real_time (),
    .id = studio_job_get_record_id (job),
    .counter = index + 1,
  };
  return scan (bytes, &info) ? studio_file_name_expand (STUDIO_FILE_NAME_DEFAULT_TEMPLATE, &fields)
                             : g_strdup ("ultra-studio-image");
}

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
write_to_file (char *path, GBytes *bytes)
{
  g_autofree char *owned = path;
  g_autofree char *folder = g_path_get_dirname (owned);
  g_autoptr (StudioPart) part = write_part (folder, bytes);

  if (part != NULL && studio_part_finish_over (part, owned, NULL))
    return g_steal_pointer (&owned);
  if (part != NULL)
    studio_part_discard (part);
  return NULL;
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
write_to_target (StudioCliTarget *target, const char *name, GBytes *bytes, guint index)
{
  switch (target->kind)
    {
    case STUDIO_CLI_TARGET_FILE:
      return write_to_file (studio_cli_target_choose_path (target, index), bytes);
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
  g_autofree char *name = name_file (job, bytes, index);
  char *path = write_to_target (target, name, bytes, index);
  for (guint i = 0; path == NULL && i < G_N_ELEMENTS (folders); i++)
    if (folders[i] != NULL)
      path = write_to_folder (folders[i], name, bytes);
  return path;
}
