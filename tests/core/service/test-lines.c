/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-lines.h"

#include <sys/socket.h>

/* The two ends of a connection. */
typedef struct
{
  SoupSession *session;
  StudioLines *lines;
  GSocketConnection *near;
  GSocketConnection *far;
} Fixture;

static GSocketConnection *
wrap (int fd)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocket) socket = g_socket_new_from_fd (fd, &error);
  g_assert_no_error (error);
  return g_socket_connection_factory_create_connection (socket);
}

static void
set_up (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  int fds[2];
  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM, 0, fds), ==, 0);
  self->near = wrap (fds[0]);
  self->far = wrap (fds[1]);
  self->session = soup_session_new ();
  self->lines = studio_lines_get (self->session);
  g_assert_true (studio_lines_get (self->session) == self->lines);
  studio_lines_note_socket (self->lines, 7, G_IO_STREAM (self->near));
  studio_lines_note_socket (self->lines, 8, NULL);
}

static void
tear_down (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_clear_object (&self->near);
  g_clear_object (&self->far);
  g_object_unref (self->session);
}

/* Whether the near end has been told that nothing more comes. */
static gboolean
is_ended (Fixture *self)
{
  GSocket *socket = g_socket_connection_get_socket (self->near);
  return (g_socket_condition_check (socket, G_IO_IN) & G_IO_IN) != 0;
}

static void
test_only_one (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_assert_true (studio_lines_enter (self->lines, 7));
  g_assert_false (is_ended (self));
  g_assert_true (studio_lines_are_all_good (self->lines));
  studio_lines_give_up (self->lines, 7);
  g_assert_true (is_ended (self));

  /* As long as libsoup has it, it may hand it out again. */
  g_assert_false (studio_lines_are_all_good (self->lines));
  g_assert_false (studio_lines_enter (self->lines, 7));
  studio_lines_leave (self->lines, 7, FALSE);
  studio_lines_leave (self->lines, 7, TRUE);
  g_assert_false (studio_lines_are_all_good (self->lines));
  g_clear_object (&self->near);
  g_assert_true (studio_lines_are_all_good (self->lines));
}

/* What others still wait on is not ended before they are done. */
static void
test_shared (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  studio_lines_enter (self->lines, 7);
  studio_lines_enter (self->lines, 7);
  studio_lines_give_up (self->lines, 7);
  g_assert_false (is_ended (self));
  studio_lines_leave (self->lines, 7, FALSE);
  g_assert_true (is_ended (self));
  studio_lines_leave (self->lines, 7, TRUE);
}

/* What libsoup has taken back by itself leaves the connection as good as it was. */
static void
test_taken_back (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  studio_lines_enter (self->lines, 7);
  studio_lines_enter (self->lines, 7);
  studio_lines_give_up (self->lines, 7);
  studio_lines_leave (self->lines, 7, TRUE);
  studio_lines_leave (self->lines, 7, FALSE);
  g_assert_false (is_ended (self));
  g_assert_true (studio_lines_are_all_good (self->lines));
}

static void
test_end (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  GSocket *far = g_socket_connection_get_socket (self->far);
  char byte;
  g_autoptr (GError) error = NULL;

  studio_lines_enter (self->lines, 7);
  studio_lines_end (self->lines, 7);
  g_assert_cmpint (g_socket_receive (far, &byte, 1, NULL, &error), ==, 0);
  g_assert_no_error (error);
  studio_lines_leave (self->lines, 7, FALSE);
  /* Of a connection that is not known there is nothing to end. */
  studio_lines_end (self->lines, 9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/lines/only-one", test_only_one);
  ADD ("/lines/shared", test_shared);
  ADD ("/lines/taken-back", test_taken_back);
  ADD ("/lines/end", test_end);
#undef ADD
  return g_test_run ();
}
