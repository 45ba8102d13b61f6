/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include <adwaita.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <stdio.h>

/* What a client does that waits for the whole answer, in a window of the same size and with the
 * image as large in it: once the last byte is there it parses the body, decodes the base64, decodes
 * the image, makes a texture and shows it. Nothing else is in the window, so that no other frame is
 * ever in the way. Prints the microseconds from the last byte to the painted frame, a line for each
 * image. */

/* Where the image lies in a window of this size beside the composer. */
#define WIDTH 1280
#define HEIGHT 800
#define BESIDE 356
#define MARGIN 24

#define REQUEST                                                                              \
  "{\"model\": \"stable-image-ultra\", \"prompt\": \"A lake under the moon\", \"seed\": 7, " \
  "\"aspect_ratio\": \"21:9\", \"output_format\": \"png\"}"

typedef struct
{
  const char *address;
  const char *key;
  int n_left;
  SoupSession *session;
  GtkWidget *window;
  GtkPicture *picture;
  gint64 last_byte_us;
} Bench;

static void ask (Bench *bench);

static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, bench);
  printf ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time () - bench->last_byte_us);
  fflush (stdout);
  if (--bench->n_left > 0)
    ask (bench);
  else
    gtk_window_close (GTK_WINDOW (bench->window));
}

static GdkTexture *
decode (GBytes *body)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gsize size = 0;

  if (!json_parser_load_from_data (
          parser, g_bytes_get_data (body, NULL), (gssize) g_bytes_get_size (body), NULL))
    g_error ("the body is no JSON");
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonArray *data = json_object_get_array_member (root, "data");
  JsonObject *item = json_array_get_object_element (data, 0);
  g_autofree guchar *bytes = g_base64_decode (json_object_get_string_member (item, "b64_json"),
                                              &size);
  if (!gdk_pixbuf_loader_write (loader, bytes, size, NULL)
      || !gdk_pixbuf_loader_close (loader, NULL))
    g_error ("the bytes are no image");
  GdkPixbuf *pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  g_autoptr (GBytes) pixels = gdk_pixbuf_read_pixel_bytes (pixbuf);
  return gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf),
                                 gdk_pixbuf_get_height (pixbuf),
                                 gdk_pixbuf_get_has_alpha (pixbuf) ? GDK_MEMORY_R8G8B8A8
                                                                   : GDK_MEMORY_R8G8B8,
                                 pixels,
                                 (gsize) gdk_pixbuf_get_rowstride (pixbuf));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Bench *bench = data;
  g_autoptr (GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);

  if (body == NULL)
    g_error ("no answer");
  bench->last_byte_us = g_get_monotonic_time ();
  g_autoptr (GdkTexture) texture = decode (body);
  gtk_picture_set_paintable (bench->picture, GDK_PAINTABLE (texture));
  g_signal_connect (gtk_widget_get_frame_clock (bench->window),
                    "after-paint",
                    G_CALLBACK (after_paint_cb),
                    bench);
}

static void
ask (Bench *bench)
{
  g_autofree char *uri = g_strconcat (bench->address, "/v1/images/generations", NULL);
  g_autofree char *bearer = g_strconcat ("Bearer ", bench->key, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_POST, uri);
  g_autoptr (GBytes) request = g_bytes_new_static (REQUEST, sizeof REQUEST - 1);

  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", bearer);
  soup_message_set_request_body_from_bytes (message, "application/json", request);
  soup_session_send_and_read_async (
      bench->session, message, G_PRIORITY_DEFAULT, NULL, answered_cb, bench);
}

static void
activate_cb (GtkApplication *application, Bench *bench)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *beside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *picture = gtk_picture_new ();

  bench->picture = GTK_PICTURE (picture);
  bench->session = soup_session_new ();
  bench->window = adw_application_window_new (application);
  gtk_widget_set_size_request (beside, BESIDE, -1);
  gtk_widget_set_hexpand (picture, TRUE);
  gtk_widget_set_margin_start (picture, MARGIN);
  gtk_widget_set_margin_end (picture, MARGIN);
  gtk_box_append (GTK_BOX (row), beside);
  gtk_box_append (GTK_BOX (row), picture);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (bench->window), row);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (bench->window));
  ask (bench);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new (
      "com.example.UltraStudio.ParseThenShow", G_APPLICATION_DEFAULT_FLAGS);
  Bench bench = { 0 };

  if (argc != 4)
    g_error ("usage: bench-parse-then-show ADDRESS KEY COUNT");
  bench.address = argv[1];
  bench.key = argv[2];
  bench.n_left = (int) g_ascii_strtoll (argv[3], NULL, 10);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &bench);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
