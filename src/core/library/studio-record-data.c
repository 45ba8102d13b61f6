/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-record-data.h"

/**
 * studio_record_data_clear:
 * @data: a row
 *
 * Frees what is in @data and leaves it empty, ready for reuse.
 */
void
studio_record_data_clear (StudioRecordData *data)
{
  g_clear_object (&data->request);
  g_clear_pointer (&data->host, g_free);
  g_clear_pointer (&data->request_id, g_free);
  g_clear_pointer (&data->revised_prompt, g_free);
  g_clear_pointer (&data->error_name, g_free);
  g_clear_pointer (&data->error_message, g_free);
  g_clear_pointer (&data->path, g_free);
  g_clear_pointer (&data->template, g_free);
  g_clear_pointer (&data->note, g_free);
  g_clear_pointer (&data->tags, g_free);
  g_clear_pointer (&data->sha256, g_free);
  g_clear_pointer (&data->file_name, g_free);
  *data = (StudioRecordData){ 0 };
}
