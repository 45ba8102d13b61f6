/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-fault.h"

#include <gio/gio.h>
#include <string.h>

#define LINE_LENGTH 76

/* Of gzip without a file name, and of a block that is not shrunk. */
#define GZIP_HEAD 10
#define BLOCK_HEAD 5

static const char opening[] = "\"b64_json\":\"";

/* Where the base64 stands in @body, an answer of studio_demo_body_new_image(). */
static gsize
find_base64 (GBytes *body, gsize *length)
{
  gsize n;
  const char *text = g_bytes_get_data (body, &n);
  const char *start = g_strstr_len (text, (gssize) n, opening);
  const char *end;

  g_assert (start != NULL);
  start += sizeof opening - 1;
  end = memchr (start, '"', n - (gsize) (start - text));
  g_assert (end != NULL);
  *length = (gsize) (end - start);

  return (gsize) (start - text);
}

static GBytes *
insert_prefix (GBytes *body)
{
  gsize n_base64;
  gsize start = find_base64 (body, &n_base64);
  const char *text = g_bytes_get_data (body, NULL);
  gboolean png = text[start] == 'i';
  GString *result = g_string_new_len (text, (gssize) start);

  g_string_append (result, png ? "data:image/png;base64," : "data:image/jpeg;base64,");
  g_string_append_len (result, text + start, (gssize) (g_bytes_get_size (body) - start));

  return g_string_free_to_bytes (result);
}

static GBytes *
break_lines (GBytes *body)
{
  gsize n_base64;
  gsize start = find_base64 (body, &n_base64);
  gsize end = start + n_base64;
  const char *text = g_bytes_get_data (body, NULL);
  GString *result = g_string_new_len (text, (gssize) start);

  for (gsize i = start; i < end; i += LINE_LENGTH)
    {
      g_string_append_len (result, text + i, (gssize) MIN (LINE_LENGTH, end - i));
      g_string_append (result, "\\n");
    }
  g_string_append_len (result, text + end, (gssize) (g_bytes_get_size (body) - end));

  return g_string_free_to_bytes (result);
}

static GBytes *
change_alphabet (GBytes *body)
{
  gsize n_base64;
  gsize start = find_base64 (body, &n_base64);
  gsize n;
  char *text = g_bytes_unref_to_data (g_bytes_ref (body), &n);

  for (gsize i = start; i < start + n_base64; i++)
    {
      if (text[i] == '+')
        text[i] = '-';
      else if (text[i] == '/')
        text[i] = '_';
    }

  return g_bytes_new_take (text, n);
}

static GBytes *
spoil_base64 (GBytes *body)
{
  gsize n_base64;
  gsize start = find_base64 (body, &n_base64);
  gsize n;
  char *text = g_bytes_unref_to_data (g_bytes_ref (body), &n);

  memcpy (text + start + n_base64 / 2, "*!#?", 4);

  return g_bytes_new_take (text, n);
}

/* The answer around the base64, with other words before and after it. */
static GBytes *
wrap_base64 (GBytes *body, const char *before, const char *after)
{
  gsize n_base64;
  gsize start = find_base64 (body, &n_base64);
  const char *base64 = (const char *) g_bytes_get_data (body, NULL) + start;
  GString *result = g_string_new (before);

  g_string_append_len (result, base64, (gssize) n_base64);
  g_string_append (result, after);

  return g_string_free_to_bytes (result);
}

static GBytes *
double_image (GBytes *body)
{
  static const char between[] = "\",\"revised_prompt\":\"\"},{\"b64_json\":\"";
  gsize n_base64;
  gsize start = find_base64 (body, &n_base64);
  const char *base64 = (const char *) g_bytes_get_data (body, NULL) + start;
  g_autoptr (GString) after = g_string_new (between);

  g_string_append_len (after, base64, (gssize) n_base64);
  g_string_append (after, "\",\"revised_prompt\":\"\"}]}");

  return wrap_base64 (body, "{\"created\":1770000000,\"data\":[{\"b64_json\":\"", after->str);
}

static GBytes *
cut_padding (GBytes *body)
{
  gsize n;
  char *text = g_bytes_unref_to_data (g_bytes_ref (body), &n);
  gsize n_base64;
  gsize start = find_base64 (body, &n_base64);
  gsize end = start + n_base64;
  gsize kept = end;

  while (text[kept - 1] == '=')
    kept--;
  memmove (text + kept, text + end, n - end);

  return g_bytes_new_take (text, n - (end - kept));
}

static GBytes *
pack (GBytes *body, int level)
{
  g_autoptr (GConverter) packer = G_CONVERTER (
      g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, level));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) packed = g_converter_output_stream_new (memory, packer);
  gsize n;
  const char *text = g_bytes_get_data (body, &n);

  /* Memory takes it all. */
  g_output_stream_write_all (packed, text, n, NULL, NULL, NULL);
  g_output_stream_close (packed, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Packed without shrinking, in blocks whose length stands before them; one past the middle becomes
 * of a type that there is not (RFC 1951, 3.2.3 and 3.2.4). Up to there all is well. */
static GBytes *
break_packed (GBytes *body)
{
  gsize n;
  guint8 *data = g_bytes_unref_to_data (pack (body, 0), &n);
  gsize block = GZIP_HEAD;

  while (block < n / 2)
    block += BLOCK_HEAD + data[block + 1] + 256u * data[block + 2];
  if (block < n)
    data[block] = 7;

  return g_bytes_new_take (data, n);
}

/**
 * studio_demo_fault_damage_image:
 * @self: a fault
 * @image: a sound image file
 *
 * Does to an image file what the fault does before it is put into an answer.
 *
 * Returns: (transfer full): the file to deliver
 */
GBytes *
studio_demo_fault_damage_image (const StudioDemoFault *self, GBytes *image)
{
  static const char words[] = "These are words, not an image.";

  switch (self->damage)
    {
    case STUDIO_DEMO_DAMAGE_HALF_IMAGE:
      return g_bytes_new_from_bytes (image, 0, g_bytes_get_size (image) / 2);
    case STUDIO_DEMO_DAMAGE_NOT_AN_IMAGE:
      return g_bytes_new_static (words, sizeof words - 1);
    case STUDIO_DEMO_DAMAGE_TEXT:
    case STUDIO_DEMO_DAMAGE_NONE:
    case STUDIO_DEMO_DAMAGE_HALF_JSON:
    case STUDIO_DEMO_DAMAGE_OTHER_FORMAT:
    case STUDIO_DEMO_DAMAGE_BROKEN_BASE64:
    case STUDIO_DEMO_DAMAGE_DATA_PREFIX:
    case STUDIO_DEMO_DAMAGE_URL_SAFE:
    case STUDIO_DEMO_DAMAGE_LINE_BREAKS:
    case STUDIO_DEMO_DAMAGE_NO_PADDING:
    case STUDIO_DEMO_DAMAGE_TWO_IMAGES:
    case STUDIO_DEMO_DAMAGE_REVISED_PROMPT:
    case STUDIO_DEMO_DAMAGE_BARE:
    case STUDIO_DEMO_DAMAGE_GZIP:
    case STUDIO_DEMO_DAMAGE_BROKEN_GZIP:
    default:
      return g_bytes_ref (image);
    }
}

/**
 * studio_demo_fault_damage_body:
 * @self: a fault
 * @body: an answer of studio_demo_body_new_image()
 *
 * Does to an answer what the fault does before it is sent.
 *
 * Returns: (transfer full): the text to send
 */
GBytes *
studio_demo_fault_damage_body (const StudioDemoFault *self, GBytes *body)
{
  switch (self->damage)
    {
    case STUDIO_DEMO_DAMAGE_HALF_JSON:
      return g_bytes_new_from_bytes (body, 0, g_bytes_get_size (body) / 2);
    case STUDIO_DEMO_DAMAGE_BROKEN_BASE64:
      return spoil_base64 (body);
    case STUDIO_DEMO_DAMAGE_DATA_PREFIX:
      return insert_prefix (body);
    case STUDIO_DEMO_DAMAGE_URL_SAFE:
      return change_alphabet (body);
    case STUDIO_DEMO_DAMAGE_LINE_BREAKS:
      return break_lines (body);
    case STUDIO_DEMO_DAMAGE_NO_PADDING:
      return cut_padding (body);
    case STUDIO_DEMO_DAMAGE_TWO_IMAGES:
      return double_image (body);
    case STUDIO_DEMO_DAMAGE_REVISED_PROMPT:
      return wrap_base64 (body,
                          "{\"created\":1770000000,\"data\":[{\"b64_json\":\"",
                          "\",\"revised_prompt\":\"" STUDIO_DEMO_FAULT_REVISED_PROMPT "\"}]}");
    case STUDIO_DEMO_DAMAGE_BARE:
      return wrap_base64 (body, "{\"data\":[{\"b64_json\":\"", "\"}]}");
    case STUDIO_DEMO_DAMAGE_GZIP:
      return pack (body, 1);
    case STUDIO_DEMO_DAMAGE_BROKEN_GZIP:
      return break_packed (body);
    case STUDIO_DEMO_DAMAGE_TEXT:
    case STUDIO_DEMO_DAMAGE_NONE:
    case STUDIO_DEMO_DAMAGE_HALF_IMAGE:
    case STUDIO_DEMO_DAMAGE_NOT_AN_IMAGE:
    case STUDIO_DEMO_DAMAGE_OTHER_FORMAT:
    default:
      return g_bytes_ref (body);
    }
}
