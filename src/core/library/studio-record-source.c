/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-record-source.h"

G_DEFINE_ENUM_TYPE (StudioRecordSource,
                    studio_record_source,
                    G_DEFINE_ENUM_VALUE (STUDIO_RECORD_SOURCE_SERVICE, "service"),
                    G_DEFINE_ENUM_VALUE (STUDIO_RECORD_SOURCE_IMPORT, "import"))

/**
 * studio_record_source_to_string:
 * @source: a source
 *
 * Returns: (transfer none): its word in the database and in JSON, not translated
 */
const char *
studio_record_source_to_string (StudioRecordSource source)
{
  return source == STUDIO_RECORD_SOURCE_IMPORT ? "import" : "service";
}

/**
 * studio_record_source_from_string:
 * @text: (nullable): a word
 * @source: (out): its source, untouched where there is none
 *
 * Returns: whether @text is the word of a source
 */
gboolean
studio_record_source_from_string (const char *text, StudioRecordSource *source)
{
  gboolean is_import = g_strcmp0 (text, "import") == 0;

  if (!is_import && g_strcmp0 (text, "service") != 0)
    return FALSE;
  *source = is_import ? STUDIO_RECORD_SOURCE_IMPORT : STUDIO_RECORD_SOURCE_SERVICE;
  return TRUE;
}
