/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <json-glib/json-glib.h>
#include <stdio.h>

/* What a client does that waits for the whole answer: parse it, decode the base64, decode the
 * image. Prints the microseconds from the last byte to the pixels, the median of several runs. */

#define N_RUNS 15

static gint64
run_once (const char *body, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gsize size = 0;
  gint64 start = g_get_monotonic_time ();

  if (!json_parser_load_from_data (parser, body, (gssize) length, NULL))
    g_error ("the body is no JSON");
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonArray *data = json_object_get_array_member (root, "data");
  JsonObject *item = json_array_get_object_element (data, 0);
  g_autofree guchar *bytes = g_base64_decode (json_object_get_string_member (item, "b64_json"),
                                              &size);
  gboolean decoded = gdk_pixbuf_loader_write (loader, bytes, size, NULL)
                     && gdk_pixbuf_loader_close (loader, NULL)
                     && gdk_pixbuf_loader_get_pixbuf (loader) != NULL;
  if (!decoded)
    g_error ("the bytes are no image");
  return g_get_monotonic_time () - start;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;
  return (*first > *second) - (*first < *second);
}

int
main (int argc, char **argv)
{
  g_autofree char *body = NULL;
  gsize length = 0;
  gint64 times[N_RUNS];

  if (argc != 2 || !g_file_get_contents (argv[1], &body, &length, NULL))
    g_error ("usage: bench-parse-then-decode BODY.json");
  for (guint i = 0; i < N_RUNS; i++)
    times[i] = run_once (body, length);
  qsort (times, N_RUNS, sizeof times[0], compare);
  printf ("%" G_GINT64_FORMAT "\n", times[N_RUNS / 2]);
  return 0;
}
